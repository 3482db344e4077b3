"""Pictures: decoded and written anew, so that nothing but what one sees goes on (no place, no camera, no thumbnail)."""

import io
import math

from PIL import Image, ImageFilter, ImageOps

from reporting.attachments.limits import JPEG_PIXELS, KEPT_PIXELS, PIXELS, FileRefused

FORMATS = ("JPEG", "PNG", "WEBP")
LOOKS = {"blurred": 240, "grey": 1000, "colour": 2000}  # longest side in pixels
Image.MAX_IMAGE_PIXELS = JPEG_PIXELS


def clean(data: bytes) -> bytes:
    """The picture as a new JPEG, upright, of at most twelve million pixels. Raises Refused."""
    return written(opened(data), quality=88)


def opened(data: bytes) -> Image.Image:
    """The first frame, upright and opaque. Raises Refused."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        if math.prod(image.size) > (JPEG_PIXELS if image.format == "JPEG" else PIXELS):
            raise FileRefused("pixels")
        image.draft("RGB", (4_000, 3_000))  # a JPEG is read at a half or a quarter
        return opaque(ImageOps.exif_transpose(image))
    except FileRefused:
        raise
    except Image.DecompressionBombError as error:
        raise FileRefused("pixels") from error
    except Exception as error:  # decoders fail in a dozen ways; each means: not a picture that we can show
        raise FileRefused("broken") from error


def opaque(image: Image.Image) -> Image.Image:
    """In plain colours on white, and not larger than what we keep. A new image: nothing of the old one's info."""
    image = image.convert("RGBA") if "A" in image.getbands() or "transparency" in image.info else image.convert("RGB")
    if (pixels := math.prod(image.size)) > KEPT_PIXELS:
        factor = math.sqrt(KEPT_PIXELS / pixels)
        image = image.resize([max(1, int(side * factor)) for side in image.size])
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image if image.mode == "RGBA" else None)
    return page


def look(image: Image.Image, level: str) -> bytes:
    """What an analyst is shown: small, grey and blurred; grey; in colour."""
    image.thumbnail((LOOKS[level], LOOKS[level]))
    if level != "colour":
        image = ImageOps.grayscale(image)
    if level == "blurred":
        image = image.filter(ImageFilter.GaussianBlur(max(image.size) / 24))
    return written(image, quality=80)


def written(image: Image.Image, *, quality: int) -> bytes:
    file = io.BytesIO()
    try:
        image.save(file, "JPEG", quality=quality)
    except (OSError, ValueError) as error:  # longer than a JPEG may be
        raise FileRefused("pixels") from error
    return file.getvalue()
