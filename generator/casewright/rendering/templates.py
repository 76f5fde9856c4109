"""The site's templates, made into code by another process while the cases are read.

Jinja takes its time to compile a template, and a site needs all of them whatever its cases say. The
code comes back through a pipe and never lies on a disk, where somebody might change it.
"""

from contextlib import suppress
from functools import cached_property

from jinja2 import BytecodeCache, TemplateError
from jinja2.bccache import Bucket

from casewright.forked import ForkDiedError, begun
from casewright.rendering.environment import make_environment
from casewright.settings import Settings


class Templates(BytecodeCache):
    """The templates of a site, begun at once; where no process can be forked, each when asked."""

    def __init__(self, settings: Settings) -> None:
        self.environment = make_environment(settings)
        self.environment.bytecode_cache = self
        self._beside = begun(self._compile_all, worthwhile=True)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, where it was made of the text that Jinja has now."""
        code = self._codes.get(bucket.key)
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._codes[bucket.key] = bucket.bytecode_to_string()

    @cached_property
    def _codes(self) -> dict[str, bytes]:
        try:
            return self._beside.result() if self._beside else {}
        except ForkDiedError:
            return {}

    def _compile_all(self) -> dict[str, bytes]:
        """Compile every template; what is wrong with one is told when it is used."""
        codes: dict[str, bytes] = {}
        self._codes = codes
        for name in self.environment.list_templates(extensions=("html",)):
            with suppress(TemplateError, OSError, UnicodeError):
                self.environment.get_template(name)
        return codes
