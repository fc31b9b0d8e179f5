"""A drawing as a file: vectors in SVG and PDF, the printer's own dots in PNG."""

import io
from collections.abc import Sequence
from functools import cache
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from station.labels.drawing import Drawing
from station.labels.lettering import FAMILY, font_file, font_name

_LIGHT, _DARK = 255, 0
_WEIGHT = {False: "normal", True: "bold"}


def image_of(drawing: Drawing) -> Image.Image:
    """Return the dots that a printer of the drawing's resolution would set, in shades of grey."""
    image = Image.new("L", (drawing.width, drawing.height), _LIGHT)
    pen = ImageDraw.Draw(image)
    for bar in drawing.bars:
        pen.rectangle((bar.x, bar.y, bar.x + bar.width - 1, bar.y + bar.height - 1), fill=_DARK)
    for line in drawing.words:
        font = _font(line.size, is_bold=line.is_bold)
        pen.text((line.x, line.baseline), line.text, fill=_DARK, font=font, anchor="ls")
    return image


def png_of(drawing: Drawing) -> bytes:
    """Return the PNG file of a drawing; it knows its size in millimetres."""
    file = io.BytesIO()
    image_of(drawing).save(file, "PNG", dpi=(drawing.dpi, drawing.dpi))
    return file.getvalue()


def svg_of(drawing: Drawing) -> bytes:
    """Return the SVG file of a drawing: its size in millimetres, everything in it in dots."""
    bars = "".join(f"M{bar.x} {bar.y}h{bar.width}v{bar.height}h-{bar.width}z" for bar in drawing.bars)
    words = "\n".join(
        f'<text x="{line.x}" y="{line.baseline}" font-size="{line.size:.2f}"'
        f' font-weight="{_WEIGHT[line.is_bold]}"'
        f' textLength="{line.width:.2f}" lengthAdjust="spacingAndGlyphs">{escape(line.text)}</text>'
        for line in drawing.words
    )
    width, height = (side * 25.4 / drawing.dpi for side in (drawing.width, drawing.height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.3f}mm" height="{height:.3f}mm"'
        f' viewBox="0 0 {drawing.width} {drawing.height}">\n'
        f'<rect width="{drawing.width}" height="{drawing.height}" fill="#fff"/>\n'
        f'<path d="{bars}" fill="#000" shape-rendering="crispEdges"/>\n'
        f"<g font-family=\"'{FAMILY}', 'DejaVu Sans', sans-serif\" fill=\"#000\">\n{words}\n</g>\n</svg>\n"
    ).encode()


def pdf_of(pages: Sequence[Drawing], title: str) -> bytes:
    """Return a PDF file with a page for each drawing, in vectors at whole dots."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    canvas.setTitle(title)
    for page in pages:
        point = 72 / page.dpi
        canvas.setPageSize((page.width * point, page.height * point))
        path = canvas.beginPath()
        for bar in page.bars:
            path.rect(
                bar.x * point,
                (page.height - bar.y - bar.height) * point,
                bar.width * point,
                bar.height * point,
            )
        canvas.drawPath(path, stroke=0, fill=1)
        for line in page.words:
            canvas.setFont(font_name(is_bold=line.is_bold), line.size * point)
            canvas.drawString(line.x * point, (page.height - line.baseline) * point, line.text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def _font(size: float, *, is_bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(is_bold=is_bold)), size)
