"""``casewright diff``: what changed in the cases since the main branch, in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from casewright.build.scope import Scope, make_scope
from casewright.cases.differences import FieldChange, compare_cases
from casewright.cases.vocabulary import field_of
from casewright.checks.project import Project, assume
from casewright.checks.rule import Context
from casewright.checks.rules.personal_data import make_redact
from casewright.checks.suppressions import load_suppressions
from casewright.cli.git import find_base_files, find_new_files
from casewright.cli.options import with_settings, words_for
from casewright.config.settings import Settings
from casewright.config.validation import load_valid_settings
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.i18n.catalog import Catalog
from casewright.importers.blocks import escaped
from casewright.loader.collection import list_collection
from casewright.loader.files import CaseFile, parse_case_file
from casewright.paths import SUFFIXES
from casewright.yaml.source import Content, read_content

FORMATS: Final = ("text", "markdown")
_KINDS: Final = {(False, True): "added", (True, False): "removed", (True, True): "changed"}


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case that was added, removed, changed or renamed: its id, title, address and fields.

    ``former`` is the id that a renamed case had.
    """

    id: str
    kind: str
    title: str
    url: str
    fields: tuple[FieldChange, ...]
    former: str = ""


@click.argument("base", required=False)
@with_settings
@click.option("--format", "report", default=FORMATS[0], type=click.Choice(FORMATS))
def diff(base: str | None, config_file: Path, report: str) -> int:
    """Print the changes and return the exit code; personal data is masked."""
    settings = load_valid_settings(config_file)
    changes = tuple(find_changes(settings, base))
    lines = _markdown(changes, settings) if report == "markdown" else _text(changes, settings)
    click.echo("\n".join(lines) if changes else words_for(settings).t("diff.nothing"))
    return 0


def find_changes(settings: Settings, base: str | None) -> Iterator[CaseChange]:
    """Find the changed cases, by name; raise ``SystemFailureError`` without Git or a branch."""
    folder = settings.docs_dir
    scope = make_scope(
        settings, list_collection(folder, settings.root), load_suppressions(settings.root)
    )
    former = find_base_files(folder, base)
    names = sorted({*former, *find_new_files(folder, base)})
    versions = {
        name: _versions(name, former, scope)
        for name in names
        if name.endswith(SUFFIXES) and "/" not in name
    }
    renamed = _find_renamed(versions)
    for name, (old, new) in versions.items():
        if name in renamed:
            yield _compare(versions[renamed[name]][0], new, scope)
        elif (old or new) and name not in renamed.values():
            yield _compare(old, new, scope)


def _versions(
    name: str, former: Mapping[str, bytes], scope: Scope
) -> tuple[CaseFile | None, CaseFile | None]:
    """Return a file as it was and as it is."""
    file = scope.settings.docs_dir / name
    present = read_content(file) if file.is_file() and not file.is_symlink() else None
    past = Content(former[name], len(former[name])) if name in former else None
    old, new = (
        parse_case_file(one, name, scope.facets, scope.model) if one else None
        for one in (past, present)
    )
    return old, new


def _find_renamed(
    versions: Mapping[str, tuple[CaseFile | None, CaseFile | None]],
) -> dict[str, str]:
    """Return the former names of new files that have the id of a removed file as an alias."""
    removed = {old.id: name for name, (old, new) in versions.items() if old and not new}
    renamed = {}
    for name, (old, new) in versions.items():
        aliases = new.data.get("aliases") if new and not old else ()
        found = [one for one in aliases if one in removed] if isinstance(aliases, list) else []
        if found:
            renamed[name] = removed.pop(found[0])
    return renamed


def _compare(old: CaseFile | None, new: CaseFile | None, scope: Scope) -> CaseChange:
    """Return how a case changed; one of the two exists."""
    before, after = (_fields(one, scope) if one else {} for one in (old, new))
    settings = scope.settings
    id_ = (new or old).id  # type: ignore[union-attr]
    is_renamed = old is not None and new is not None and old.id != new.id
    return CaseChange(
        id_,
        "renamed" if is_renamed else _KINDS[bool(old), bool(new)],
        " ".join(str((after or before).get("title") or id_).split()),
        settings.url(settings.addresses.case(id_)) or "" if new else "",
        tuple(compare_cases(before, after, _namer(scope))) if old and new else (),
        old.id if old and is_renamed else "",
    )


def _fields(file: CaseFile, scope: Scope) -> Mapping[str, object]:
    """Return the fields of a case as in its file, with personal data masked."""
    context = Context(scope.vocabulary_files, scope.settings, scope.accepted, Project(assume))
    redact = make_redact(file, context)
    facets = file.data.get("facets")
    terms = facets if isinstance(facets, Mapping) else {}
    plain = {key: value for key, value in file.data.items() if key not in ("id", "facets")}
    return {
        key: _masked(value, redact)
        for key, value in {
            **plain,
            **{field_of(key): value for key, value in terms.items()},
        }.items()
    }


def _masked(value: object, redact: Callable[[str], str]) -> object:
    if isinstance(value, Mapping):
        return {key: _masked(one, redact) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(one, redact) for one in value]
    return redact(value) if isinstance(value, str) else value


def _namer(scope: Scope) -> Callable[[str, str], str]:
    """Return a function that replaces terms and fixed values by their labels."""
    labels = {
        field_of(one.id): {id_: term.label.text(scope.settings.language) for id_, term in
                           one.known.terms.items()}
        for one in scope.vocabulary_files
        if one.known
    }  # fmt: skip
    words = words_for(scope.settings)

    def name(key: str, value: str) -> str:
        choice = f"choice.{value}"
        if key in ("outcome", "status", "basis") and choice in words.entries:
            return words.t(choice)
        return labels.get(key, {}).get(value, value)

    return name


def _text(changes: tuple[CaseChange, ...], settings: Settings) -> Iterator[str]:
    words = words_for(settings)
    for change in changes:
        kind = _kind(change, words)
        yield escape_invisible(f"{settings.docs_dir.name}/{change.id}: {change.title} ({kind})")
        if change.url:
            yield f"  {change.url}"
        for field in change.fields:
            yield f"  {_label(field.key, settings)}"
            for line in _lines(field, settings, escape_invisible):
                yield f"    {line}"
        yield ""


def _markdown(changes: tuple[CaseChange, ...], settings: Settings) -> Iterator[str]:
    words = words_for(settings)
    for change in changes:
        title = _plain_markdown(change.title)
        shown = f"[{title}]({change.url})" if change.url else title
        yield f"### {shown} ({_kind(change, words)})\n"
        for field in change.fields:
            yield f"- **{_plain_markdown(_label(field.key, settings))}**"
            for line in _lines(field, settings, _plain_markdown):
                yield f"  - {line}"
        yield ""


def _kind(change: CaseChange, words: Catalog) -> str:
    return words.t(f"diff.{change.kind}", **({"id": change.former} if change.former else {}))


def _lines(field: FieldChange, settings: Settings, show: Callable[[str], str]) -> Iterator[str]:
    words = words_for(settings)
    for old, new in field.parts:
        gone, come = ("diff.was", "diff.now") if old and new else ("diff.gone", "diff.new")
        yield from (f"{words.t(gone)} {show(text)}" for text in old)
        yield from (f"{words.t(come)} {show(text)}" for text in new)


def _label(key: str, settings: Settings) -> str:
    entries = words_for(settings).entries
    return words_for(settings).t(f"field.{key}") if f"field.{key}" in entries else key


def _plain_markdown(text: str) -> str:
    """Escape Markdown, and keep a name after @ from being notified."""
    return escaped(escape_invisible(text)).replace("@", "@\u2060")
