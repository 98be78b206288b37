# SPDX-License-Identifier: MIT
"""Line charts over one time axis as an SVG that reads on light and dark pages."""

WIDTH, PANEL, LEFT, RIGHT, TOP, GAP = 860, 150, 64, 150, 28, 46
COLOURS = ("#2f7fd1", "#d9822b", "#3f9e5a", "#a45fc7", "#c7485a", "#7a8793")


def nice(most):
    """The least of 1, 2, 5 times a power of ten that is not below `most`."""
    step = 1
    while step < most:
        for factor in (2, 5, 10):
            if step * factor >= most:
                return step * factor
        step *= 10
    return step


def line(points, x, y):
    """Neighbours whose value is missing are not joined."""
    parts, open_ = [], False
    for at, value in points:
        if value is None:
            open_ = False
            continue
        parts.append(f"{'L' if open_ else 'M'}{x(at):.1f} {y(value):.1f}")
        open_ = True
    return " ".join(parts)


def panel(top, title, unit, lines, end, marks):
    most = nice(max([v for _, points in lines for _, v in points if v is not None] or [1]))

    def x(at):
        return LEFT + (WIDTH - LEFT - RIGHT) * at / end

    def y(value):
        return top + PANEL * (1 - value / most)

    out = [f'<text x="{LEFT}" y="{top - 10}" font-weight="600">{title}</text>']
    for part in range(3):
        value = most * part / 2
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#8884" />')
        out.append(f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:g} {unit}</text>')
    for at in marks:
        out.append(f'<line x1="{x(at):.1f}" x2="{x(at):.1f}" y1="{top}" y2="{top + PANEL}" stroke="#c7485a66" stroke-dasharray="2 3" />')
    for i, (name, points) in enumerate(lines):
        colour = COLOURS[i % len(COLOURS)]
        out.append(f'<path d="{line(points, x, y)}" fill="none" stroke="{colour}" stroke-width="1.5" />')
        out.append(f'<text x="{WIDTH - RIGHT + 12}" y="{top + 12 + 16 * i}" fill="{colour}">{name}</text>')
    return out


def svg(panels, end, marks):
    """`panels`: [(title, unit, [(name, [(seconds, value or None)])])]; `marks`: seconds at which to draw a dashed line."""
    height = TOP + len(panels) * (PANEL + GAP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12" fill="#7a8793">']
    for i, (title, unit, lines) in enumerate(panels):
        out += panel(TOP + i * (PANEL + GAP), title, unit, lines, end, marks)
    bottom = TOP + len(panels) * (PANEL + GAP) - GAP
    for part in range(5):
        at = LEFT + (WIDTH - LEFT - RIGHT) * part / 4
        out.append(f'<text x="{at:.1f}" y="{bottom + 20}" text-anchor="middle">{end * part / 4 / 60:.3g} min</text>')
    return "\n".join(out + ["</svg>", ""])
