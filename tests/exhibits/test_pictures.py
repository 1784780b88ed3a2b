"""Pictures of every kind come out as sRGB JPEG or PNG, upright, no larger than asked, or not at all."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.exhibits.pictures import BadPictureError, PreparedPicture, inspect, prepare
from generator.model import LONGEST, Picture

ORIENTATION = 0x0112


def photo(mode: str = "RGB", size: tuple[int, int] = (120, 90)) -> Image.Image:
    """A picture of many colours: red grows to the right, green downwards."""
    width, height = size
    noise = random.Random(1)
    pixels = [(x * 255 // width, y * 255 // height, noise.randrange(256)) for y in range(height) for x in range(width)]
    image = Image.new("RGB", size)
    image.putdata(pixels)
    return image.convert(mode)


def prepared(path: Path, longest: int = LONGEST) -> tuple[PreparedPicture, Image.Image]:
    """What `prepare` makes of a file, checked against what `inspect` says, and its pixels."""
    made = prepare(Picture(path, *inspect(path), longest=longest))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(made.data))
        image.load()
    assert image.size == (made.width, made.height)
    assert image.format == {"jpg": "JPEG", "png": "PNG"}[made.extension]
    return made, image


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_is_right_passes_through_untouched(mode: str, progressive: bool, tmp_path: Path) -> None:
    path = saved(photo(mode), tmp_path / "a.jpg", progressive=progressive, comment=b"kept")
    assert prepared(path)[0].data == path.read_bytes()


def test_a_jpeg_in_srgb_passes_through_with_its_profile(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(photo(), tmp_path / "a.jpg", icc_profile=profile)
    assert prepared(path)[0].data == path.read_bytes()


@pytest.mark.parametrize("turn", range(2, 9))
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_a_picture_stands_as_its_exif_says(turn: int, name: str, tmp_path: Path) -> None:
    upright = Image.new("RGB", (40, 30), "white")
    upright.paste("red", (0, 0, 20, 15))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transpose that undoes each orientation
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    path = saved(upright.transpose(Image.Transpose(back[turn])), tmp_path / name, exif=exif)
    assert inspect(path) == (40, 30)
    made, image = prepared(path)
    assert (made.width, made.height) == (40, 30)
    red, green, _ = image.convert("RGB").getpixel((8, 6))  # type: ignore[misc]
    assert red > 200 > 60 > green
    assert ORIENTATION not in image.getexif()


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.bmp"])
def test_a_large_picture_is_made_as_small_as_asked(name: str, tmp_path: Path) -> None:
    path = saved(photo(size=(600, 300)), tmp_path / name)
    made, image = prepared(path, longest=150)
    assert (made.width, made.height) == (150, 75)
    red, green, _ = image.convert("RGB").getpixel((112, 18))  # type: ignore[misc]
    assert abs(red - 191) < 30
    assert abs(green - 64) < 30


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tif", "a.bmp"])
def test_a_photo_of_another_format_becomes_a_jpeg(name: str, tmp_path: Path) -> None:
    assert prepared(saved(photo(), tmp_path / name))[0].extension == "jpg"


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tif", "a.gif", "a.bmp"])
def test_a_drawing_of_few_colours_becomes_a_png(name: str, tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 30), "white")
    image.paste("navy", (0, 0, 20, 15))
    options = {"lossless": True} if name == "a.webp" else {}
    made, result = prepared(saved(image, tmp_path / name, **options))
    assert made.extension == "png"
    assert result.convert("RGB").getpixel((5, 5)) == (0, 0, 128)


def test_a_png_that_is_right_passes_through_untouched(tmp_path: Path) -> None:
    image = photo("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    path = saved(image, tmp_path / "a.png")
    assert prepared(path)[0].data == path.read_bytes()


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.gif", "a.tif"])
def test_transparency_is_kept(name: str, tmp_path: Path) -> None:
    image = Image.new("RGBA", (40, 30), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (0, 0, 20, 15))
    made, result = prepared(saved(image, tmp_path / name), longest=20)
    assert made.extension == "png"
    alpha = result.convert("RGBA").getchannel("A")
    assert (alpha.getpixel((2, 2)), alpha.getpixel((15, 12))) == (0, 255)


def test_transparency_that_hides_nothing_is_dropped(tmp_path: Path) -> None:
    assert prepared(saved(photo("RGBA"), tmp_path / "a.png"))[0].extension == "jpg"


@pytest.mark.parametrize("mode", ["1", "P", "LA", "CMYK", "I;16", "I", "F", "YCbCr"])
def test_every_colour_mode_becomes_eight_bits_of_rgb_or_grey(mode: str, tmp_path: Path) -> None:
    source = photo("L" if mode in ("I;16", "I", "F") else "RGB")
    if mode in ("I;16", "I"):
        wide = source.convert("I").point(lambda value: value * 257)
        source = wide.convert(mode) if mode == "I;16" else wide
    elif mode == "LA":
        source = source.convert("L").convert("LA")
    else:
        source = source.convert(mode)
    _, image = prepared(saved(source, tmp_path / "a.tif"), longest=60)
    assert image.mode in ("RGB", "L")
    bright = image.convert("L")
    assert bright.getpixel((54, 40)) > bright.getpixel((4, 4)) + 40 or mode == "1"  # type: ignore[operator]


def test_sixteen_bits_keep_their_brightness(tmp_path: Path) -> None:
    grey = Image.new("I;16", (40, 30), 128 * 257)
    assert prepared(saved(grey, tmp_path / "a.png"))[1].getpixel((5, 5)) == 128


def test_a_cmyk_jpeg_is_converted(tmp_path: Path) -> None:
    made, image = prepared(saved(Image.new("CMYK", (40, 30), (0, 255, 255, 0)), tmp_path / "a.jpg"))
    red, green, blue = image.getpixel((5, 5))  # type: ignore[misc]
    assert (made.extension, image.mode) == ("jpg", "RGB")
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_colours_of_another_profile_are_converted_to_srgb(name: str, tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for old, new in ((b"rXYZ", b"????"), (b"gXYZ", b"rXYZ"), (b"????", b"gXYZ"), ("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))):
        profile = profile.replace(old, new)
    path = saved(Image.new("RGB", (40, 30), (255, 0, 0)), tmp_path / name, icc_profile=profile)
    made, image = prepared(path)
    red, green, blue = image.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert green > 200 > 60 > max(red, blue)
    assert "icc_profile" not in image.info
    assert made.data != path.read_bytes()


def test_a_broken_profile_is_ignored(tmp_path: Path) -> None:
    path = saved(Image.new("RGB", (40, 30), (90, 90, 90)), tmp_path / "a.png", icc_profile=b"no profile")
    assert prepared(path)[1].convert("RGB").getpixel((5, 5)) == (90, 90, 90)


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.tif"])
def test_of_several_frames_the_first_is_taken(name: str, tmp_path: Path) -> None:
    first, second = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (40, 30), "blue")
    path = saved(first, tmp_path / name, save_all=True, append_images=[second], lossless=True)
    assert prepared(path, longest=20)[1].convert("RGB").getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif"])
def test_the_same_file_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    path = saved(photo(), tmp_path / name)
    assert prepared(path, longest=60)[0] == prepared(path, longest=60)[0]


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"<svg/>"])
def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(BadPictureError) as error:
        inspect(path)
    assert error.value.path == path
    assert error.value.help


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.tif", "a.bmp"])
def test_a_picture_that_ends_early_is_refused_when_it_is_prepared(name: str, tmp_path: Path) -> None:
    path = saved(photo(), tmp_path / name)
    picture = Picture(path, *inspect(path))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with pytest.raises(BadPictureError, match="broken"):
        prepare(picture)


def test_a_picture_that_went_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPictureError, match="cannot be read"):
        prepare(Picture(tmp_path / "gone.png", 4, 3))


@pytest.mark.parametrize(("width", "height"), [(12_000, 9_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(width: int, height: int, tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b""))
    with pytest.raises(BadPictureError, match="100 million pixels"):
        inspect(path)
    with pytest.raises(BadPictureError, match="100 million pixels"):
        prepare(Picture(path, width, height))


def test_a_picture_of_ninety_million_pixels_gives_no_warning(tmp_path: Path) -> None:
    path = saved(Image.new("1", (10_000, 9_000)), tmp_path / "a.png")
    assert inspect(path) == (10_000, 9_000)


def test_a_picture_that_was_encoded_once_is_encoded_no_more_until_its_file_changes(tmp_path: Path) -> None:
    path = saved(photo(), tmp_path / "a.bmp")
    first = prepare(Picture(path, 120, 90))
    assert prepare(Picture(path, 120, 90)) is first
    assert prepare(Picture(path, 120, 90, longest=60)).width == 60
    saved(photo().rotate(180), path)
    assert prepare(Picture(path, 120, 90)).data != first.data
