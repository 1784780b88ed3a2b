"""Where a picture lies in its frame: cropped to fill around its focal point, or contained and centred."""

from __future__ import annotations

from generator.model import Figure, Length, Picture

from .boxes import Crop, Frame


def fill(figure: Figure, at: Frame) -> Crop:
    """The least crop that makes the picture fill the frame with its focal point as central as can be."""
    picture_ratio = figure.picture.width / figure.picture.height
    frame_ratio = at.w / at.h
    if picture_ratio > frame_ratio:
        cut = 1 - frame_ratio / picture_ratio
        left = min(max(figure.focus[0] - (1 - cut) / 2, 0.0), cut)
        return Crop(left=left, right=cut - left)
    cut = 1 - picture_ratio / frame_ratio
    top = min(max(figure.focus[1] - (1 - cut) / 2, 0.0), cut)
    return Crop(top=top, bottom=cut - top)


def loss(picture: Picture, at: Frame) -> float:
    """The share of the picture that `fill` cuts off, 0 to 1."""
    ratio = (picture.width / picture.height) / (at.w / at.h)
    return 1 - min(ratio, 1 / ratio)


def focus_in(figure: Figure, crop: Crop) -> tuple[float, float]:
    """The focal point after cropping, as shares of the frame."""
    x = (figure.focus[0] - crop.left) / (1 - crop.left - crop.right)
    y = (figure.focus[1] - crop.top) / (1 - crop.top - crop.bottom)
    return x, y


def contain(picture: Picture, at: Frame) -> Frame:
    """The largest frame of the picture's own shape inside `at`, centred."""
    scale = min(at.w / picture.width, at.h / picture.height)
    w, h = Length(picture.width * scale), Length(picture.height * scale)
    return Frame(Length(at.x + (at.w - w) // 2), Length(at.y + (at.h - h) // 2), w, h)
