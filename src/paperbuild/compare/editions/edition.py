"""One edition of a paper in one language as it is compared: its manuscript, and what its citations say."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from paperbuild.compare.editions.nodes import BlockNode, NodeReader
from paperbuild.compare.editions.tokens import NO_NEW_NAMES, LineReader, NewNames, plain_text
from paperbuild.model.manuscript import Manuscript, Note

if TYPE_CHECKING:
    from paperbuild.engines.pandoc_types import Inlines


@dataclass(frozen=True, eq=False)
class WrittenEdition:
    """A `manuscript`, with what stands for each of its citations, every work named in full (`cited`), the paper's
    pictures by their paths, and what is called otherwise in the edition that it is compared with (`names`)."""

    manuscript: Manuscript
    cited: Sequence[Inlines]
    pictures: Mapping[str, bytes]
    names: NewNames = NO_NEW_NAMES

    @cached_property
    def notes(self) -> Mapping[int, Note]:
        """The notes by their numbers."""
        return {note.number: note for note in self.manuscript.notes}

    @cached_property
    def reader(self) -> NodeReader:
        """Reads its blocks."""
        return NodeReader(LineReader(self.cited, self.manuscript.references, self.notes, self._picture, self.names))

    @cached_property
    def parts(self) -> tuple[tuple[BlockNode, ...], ...]:
        """The blocks of each part."""
        return tuple(self.reader.nodes(part.tree) for part in self.manuscript.parts)

    def title(self, part: int) -> str:
        """The title of the part with that index, without its number."""
        tokens = self.reader.reader.tokens(self.manuscript.parts[part].title)
        return plain_text(token for token in tokens if not token.is_made)

    def _picture(self, path: str) -> Hashable:
        """The contents of a picture as a digest: one that was replaced under its name is another."""
        content = self.pictures.get(path)
        return path if content is None else hashlib.blake2b(content, digest_size=16).digest()
