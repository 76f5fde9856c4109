"""``casewright schema``: the JSON Schema of a case, for editors."""

from pathlib import Path

import click

from casewright.cases.schema_file import keep_schema, site_schema, write_schema
from casewright.cli.options import with_settings
from casewright.config.settings import load_settings
from casewright.loader.collection import list_collection


@with_settings
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False))
def schema(config_file: Path, out: Path | None) -> int:
    """Print the schema or write it to a file; also update the project's own copy."""
    settings = load_settings(config_file)
    vocabularies = list_collection(settings.docs_dir, settings.root).vocabularies
    text = site_schema(vocabularies, settings)
    keep_schema(vocabularies, settings)
    if out:
        write_schema(out, text)
    else:
        click.echo(text, nl=False)
    return 0
