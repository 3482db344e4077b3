from core.content.blocks.content import BODY_BLOCKS, BodyBlock

__all__ = ["BODY_BLOCKS", "BodyBlock"]
