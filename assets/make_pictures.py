"""Draw the pictures of the shipped example: `python assets/make_pictures.py` rewrites the files in `assets/genai/`.

All four are made with code, from Pillow and the standard library alone. Each is drawn at twice its size and reduced, so
that edges are clean, and has a seed of its own: the same Python and Pillow give the same bytes. Numbers without a unit
are shares of the picture's width or height.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, dist, exp, pi, sin, sqrt
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]

FOLDER = Path(__file__).parent / "genai"
SCALE = 2  # pictures are drawn at this many times their final size
GOLDEN_ANGLE = pi * (3 - sqrt(5))


def rgb(code: str) -> Colour:
    """The colour written as six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


BLACK, WHITE, NIGHT, GREEN, RED, BLUE = map(rgb, ("000000", "FFFFFF", "0B1519", "118664", "8F2F20", "244F99"))
MINT, CORAL, SKY, YELLOW, MAUVE, PALE = TRENDS = [rgb(code) for code in ("48E0B0", "F4694F", "79A8F2", "F2C74B", "B780A6", "C6DAE4")]


def blend(stops: Sequence[Colour], at: float) -> Colour:
    """The colour at `at` (0 to 1) of a gradient with evenly spaced stops."""
    place = min(max(at, 0.0), 1.0) * (len(stops) - 1)
    low = min(int(place), len(stops) - 2)
    red, green, blue = (round(a + (b - a) * (place - low)) for a, b in zip(stops[low], stops[low + 1], strict=True))
    return red, green, blue


def dim(picture: Image.Image, strength: float) -> Image.Image:
    """The picture with every channel multiplied by `strength`."""
    return picture.point([min(int(value * strength), 255) for value in range(256)] * 3)


def gradient(size: tuple[int, int], stops: Sequence[Colour]) -> Image.Image:
    """A vertical gradient, top to bottom."""
    strip = Image.new("RGB", (1, 512))
    strip.putdata([blend(stops, row / 511) for row in range(512)])
    return strip.resize(size, Image.Resampling.BICUBIC)


def bloom(light: Image.Image, strength: float) -> Image.Image:
    """The light, spread softly around itself."""
    spread = dim(light.reduce(16).filter(ImageFilter.GaussianBlur(light.width / 450)), strength)
    return ImageChops.screen(light, spread.resize(light.size, Image.Resampling.BICUBIC))


def waves(rng: Random, *frequencies: float) -> Callable[[float], float]:
    """A sum of sine waves with random phases, within -1 to 1; the slower a wave, the stronger."""
    parts = [(2 * pi * frequency, rng.uniform(0, 2 * pi), frequency**-0.7) for frequency in frequencies]
    total = sum(weight for _, _, weight in parts)
    return lambda x: sum(weight * sin(speed * x + phase) for speed, phase, weight in parts) / total


def curtain(light: Image.Image, rng: Random, foot: float, height: float, strength: float, stops: Sequence[Colour]) -> None:
    """Add an aurora curtain to `light`: upright rays along a folded line, brighter where the folds lie over each other."""
    fold, rise, tall = waves(rng, 1.1, 2.3, 4.1, 6.1), waves(rng, 0.8, 1.9, 3.7), waves(rng, 2, 5, 11, 23)
    slow, fine = waves(rng, 1.3, 3.1, 6.7), waves(rng, 41, 67, 103, 151, 223, 307)
    ray, full = Image.new("RGB", (1, 256)), 232  # a ray fades in from the top, is brightest at row `full`, and ends fast
    fades = [exp(-3.2 * (1 - row / full)) if row < full else (255 - row) / (255 - full) for row in range(256)]
    ray.putdata([blend([BLACK, blend(stops, 1 - row / full)], fade) for row, fade in enumerate(fades)])
    before = 0.0
    for step in range(2 * light.width):
        at = step / (2 * light.width)
        x = light.width * (1.4 * at - 0.2 + 0.2 * fold(at))
        pace, before = abs(x - before), x  # where the line turns back it moves slowly: rays crowd, so each gives less
        glow = strength * (0.45 + 0.9 * slow(at)) * (0.7 + 1.4 * fine(at)) * min(1.0, 0.3 + pace)
        if 0 <= x < light.width - 3 and glow > 0.01:
            length = max(8, int(light.height * height * (1 + 0.35 * tall(at))))
            left, bottom = int(x), int(light.height * (foot + 0.11 * rise(at)))
            box = (left, bottom - length, left + 3, bottom)
            light.paste(ImageChops.screen(light.crop(box), dim(ray.resize((3, length)), glow)), box)


def cover() -> Image.Image:
    """Aurora curtains above layered hills by night; square, so that it can be cropped upright or to a band."""
    rng, side = Random(12), 2000 * SCALE
    picture = gradient((side, side), [rgb("050B10"), NIGHT, rgb("0C2530"), rgb("15454C"), rgb("15454C")])
    draw = ImageDraw.Draw(picture)
    for _ in range(700):
        x, y, radius = rng.uniform(0, side), side * 0.62 * rng.random() ** 1.3, 1 + 3.2 * rng.random() ** 6
        draw.circle((x, y), radius, fill=blend([NIGHT, PALE], rng.uniform(0.3, 0.9)))
    light = Image.new("RGB", (side // SCALE, side // SCALE))
    curtain(light, rng, 0.50, 0.42, 0.16, [MINT, MINT, GREEN, BLUE])
    curtain(light, rng, 0.58, 0.54, 0.22, [YELLOW, MINT, MINT, GREEN, BLUE])
    curtain(light, rng, 0.67, 0.66, 0.26, [CORAL, YELLOW, MINT, MINT, MINT, GREEN, GREEN, BLUE])
    light = bloom(light.filter(ImageFilter.GaussianBlur(1.2)), 1.0)
    picture = ImageChops.screen(picture, light.resize(picture.size, Image.Resampling.BICUBIC))
    hills = [(0.64, "17545A"), (0.70, "114149"), (0.765, "0D3038"), (0.835, "0A2129"), (0.92, "07141A")]
    for layer, (crest, code) in enumerate(hills):
        tone, outline = rgb(code), waves(rng, *(0.9 + 0.3 * layer, 2.1, 3.7, 7.3, 12.7, 19.1)[: 4 + layer])
        edge = [(x, side * (crest + 0.055 * outline(x / side))) for x in range(0, side + 8, 8)]
        mask = Image.new("L", picture.size)
        ImageDraw.Draw(mask).polygon([*edge, (side, side), (0, side)], fill=255)
        mist = blend([tone, rgb("2C7A78")], 0.5 - 0.1 * layer)
        ground = Image.new("RGB", picture.size, mist)
        ground.paste(gradient((side, int(side * 0.16)), [tone, tone, mist]), (0, int(side * (crest - 0.055))))
        picture.paste(ground, mask=mask)
    return picture


def disc(count: int, centre: Point, radius: float) -> list[Point]:
    """Points spread evenly over a disc, in the order of a sunflower's seeds."""
    spots = [(radius * sqrt((seed + 0.5) / count), seed * GOLDEN_ANGLE) for seed in range(count)]
    return [(centre[0] + far * cos(angle), centre[1] + far * sin(angle)) for far, angle in spots]


def web(draw: ImageDraw.ImageDraw, nodes: Sequence[Point], reach: float, colour: Colour) -> None:
    """Join all nodes that lie within `reach` of each other."""
    for number, node in enumerate(nodes):
        for other in nodes[number + 1 :]:
            if dist(node, other) < reach:
                draw.line([node, other], fill=colour, width=3)


def strand(draw: ImageDraw.ImageDraw, start: Point, bend: Point, end: Point, colour: Colour) -> None:
    """A curved link that gets brighter on its way."""
    shares = [((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in (piece / 40 for piece in range(41))]
    chain = [(a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]) for a, b, c in shares]
    for piece in range(40):
        draw.line(chain[piece : piece + 2], fill=blend([BLACK, colour], 0.18 + 0.0125 * piece), width=3)


def convergence() -> Image.Image:
    """Six coloured clusters of nodes around one network, to which their links converge; the lower left stays calm."""
    rng, width, height = Random(3), 2400 * SCALE, 1350 * SCALE
    homes = [(0.31, 0.17, 0.125), (0.585, 0.125, 0.09), (0.87, 0.21, 0.14), (0.89, 0.69, 0.15), (0.665, 0.875, 0.10), (0.135, 0.40, 0.135)]
    middle = (width * 0.64, height * 0.5)
    core = disc(160, middle, height * 0.205)
    caught: list[list[Colour]] = [[] for _ in core]  # the colours of the links that reach each node of the core
    light, dots = Image.new("RGB", (width, height)), []
    for colour, (across, down, size) in zip(TRENDS, homes, strict=True):
        home = (width * across, height * down)
        away = ((home[0] - middle[0]) / 2, (home[1] - middle[1]) / 2)
        bend = (middle[0] + away[0] - 0.8 * away[1], middle[1] + away[1] + 0.8 * away[0])
        cluster, near = disc(64, home, height * size), sorted(range(len(core)), key=lambda one: dist(core[one], home))[:80]
        layer = Image.new("RGB", light.size)
        draw = ImageDraw.Draw(layer)
        web(draw, cluster, height * size * 0.26, blend([BLACK, colour], 0.5))
        for node in cluster:
            goal = rng.choice(near)
            caught[goal].append(colour)
            strand(draw, node, bend, core[goal], colour)
            dots.append((node, height * (0.0022 + 0.0055 * rng.random() ** 4), colour))
        light = ImageChops.screen(light, layer)
    layer = Image.new("RGB", light.size)
    web(ImageDraw.Draw(layer), core, height * 0.043, blend([BLACK, PALE], 0.6))
    light = bloom(ImageChops.screen(light, layer), 0.6)
    picture = ImageChops.screen(Image.new("RGB", light.size, NIGHT), light)
    for node, colours in zip(core, caught, strict=True):
        dots.append((node, height * (0.003 + 0.0016 * len(colours)), rng.choice(colours or [WHITE])))
    draw = ImageDraw.Draw(picture)
    for centre, radius, colour in dots:
        draw.circle(centre, radius, fill=colour)
    return picture


def ridges(size: tuple[int, int], seed: int, rows: int, height: float, stops: Sequence[Colour], crests: Sequence[Colour]) -> Image.Image:
    """Ridge lines, the farthest at the top; each is a sum of waves that drift a little from row to row and swell at the peaks."""
    rng, picture = Random(seed), Image.new("RGB", size, stops[0])
    draw = ImageDraw.Draw(picture)
    ranges = ((0.05, 0.95), (0.15, 1.05), (0.05, 0.11), (0.15, 0.3), (0.5, 1))  # place across, in depth; reach of both; weight
    peaks = [[rng.uniform(*span) for span in ranges] for _ in range(11)]
    parts = [(rng.uniform(1.5, 12), rng.uniform(0, 2 * pi), rng.uniform(-6, 6)) for _ in range(7)]
    for row in range(rows):
        depth = row / (rows - 1)
        line: list[Point] = []
        for x in (step / 600 for step in range(601)):
            swell = sum(weight * exp(-(((x - px) / wide) ** 2) - ((depth - pz) / deep) ** 2) for px, pz, wide, deep, weight in peaks)
            voice = sum(sin(2 * pi * speed * x + phase + drift * depth) / speed**0.6 for speed, phase, drift in parts)
            line.append((size[0] * x, size[1] * (0.16 + 0.9 * depth - height * (swell * (1 + 0.22 * voice) + 0.06 * voice))))
        draw.polygon([*line, size, (0, size[1])], fill=blend(stops, depth))
        draw.line(line, fill=blend(crests, depth), width=4, joint="curve")
    return picture


def symphony() -> Image.Image:
    """Many ridge lines like many voices, from ochre through red to night."""
    stops = [rgb("F6D27A"), YELLOW, rgb("EE9A3C"), CORAL, rgb("C93F2A"), RED, rgb("4A2226"), NIGHT]
    crests = [rgb("FFF3CC"), rgb("FFE9A8"), rgb("FFD58C"), rgb("FFB08C"), CORAL, rgb("B5584E"), rgb("7A5A60")]
    return ridges((2400 * SCALE, 1350 * SCALE), 20, 54, 0.2, stops, crests)


def closing() -> Image.Image:
    """A calm strip of ridge lines: the colours of the cover, by daybreak."""
    stops = [rgb("F6D27A"), rgb("B9CF8A"), rgb("5FC9A0"), GREEN, rgb("0E4F48"), NIGHT]
    crests = [rgb("FFF3CC"), rgb("E6F5CF"), rgb("A8F0D0"), MINT, GREEN]
    return ridges((2400 * SCALE, 480 * SCALE), 27, 26, 0.17, stops, crests)


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for draw in (cover, convergence, symphony, closing):
        picture = draw()
        final = picture.resize((picture.width // SCALE, picture.height // SCALE), Image.Resampling.LANCZOS)
        final.save(FOLDER / f"{draw.__name__}.jpg", quality=85, subsampling=0, optimize=True)


if __name__ == "__main__":
    main()
