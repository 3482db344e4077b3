"""Blocks of a page: each names a meaning, never a look."""

from core.content.blocks.content import BODY_BLOCKS, BodyBlock

__all__ = ["BODY_BLOCKS", "BodyBlock"]
