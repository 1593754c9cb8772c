#!/usr/bin/env python3
"""Writes engine/core/ziggurat_tables.c: 256 layers of equal area under exp(-x) and exp(-x^2/2).

    python3 tools/gen-ziggurat.py > engine/core/ziggurat_tables.c

The construction is that of Marsaglia & Tsang (2000), "The ziggurat method for generating random
variables". Layer 0 is the base strip with the tail beyond r; layers 1..255 lie above it, the edges
x[1] = r > x[2] > ... > x[256] = 0. The start r is the one for which the last layer ends exactly at the
top of the curve. All arithmetic has 60 digits, so that only the last rounding matters.
"""
from decimal import Decimal, getcontext

LAYERS = 256
getcontext().prec = 60


def pi():
    """Machin's formula: pi = 16 atan(1/5) - 4 atan(1/239)."""

    def atan_of_inverse(n):
        power, total, k = Decimal(1) / n, Decimal(0), 0
        while abs(power) > Decimal(10) ** -70:
            total += power / (2 * k + 1) * (-1) ** k
            power /= n * n
            k += 1
        return total

    return 16 * atan_of_inverse(5) - 4 * atan_of_inverse(239)


def normal_tail(r):
    """The integral of exp(-x^2/2) from r on: half of sqrt(2 pi) less the series from 0 to r."""
    term, total, n = r, r, 0
    while abs(term) > Decimal(10) ** -70:
        n += 1
        term *= r * r / (2 * n + 1)
        total += term
    return (2 * pi()).sqrt() / 2 - (-r * r / 2).exp() * total


class Exponential:
    name = "exp"
    bracket = (Decimal(7), Decimal(8))

    @staticmethod
    def height(x):
        return (-x).exp()

    @staticmethod
    def inverse(y):
        return -y.ln()

    @staticmethod
    def tail(r):
        return (-r).exp()


class Normal:
    name = "normal"
    bracket = (Decimal(3), Decimal(4))

    @staticmethod
    def height(x):
        return (-x * x / 2).exp()

    @staticmethod
    def inverse(y):
        return (-2 * y.ln()).sqrt()

    tail = staticmethod(normal_tail)


def edges(curve, r):
    """x[0..256] for the start r, and how far the top of the last layer is above the curve's top."""
    area = r * curve.height(r) + curve.tail(r)
    x = [area / curve.height(r), r]
    while len(x) < LAYERS:
        y = curve.height(x[-1]) + area / x[-1]
        if y >= 1:
            return None, Decimal(1)
        x.append(curve.inverse(y))
    return x + [Decimal(0)], curve.height(x[-1]) + area / x[-1] - 1


def solved(curve):
    """Bisection for the start at which the layers just fill the curve: too small an r overshoots."""
    low, high = curve.bracket
    for _ in range(185):
        middle = (low + high) / 2
        if edges(curve, middle)[1] > 0:
            low = middle
        else:
            high = middle
    return edges(curve, high)[0]


def hex_double(x):
    """The nearest double, as the shortest exact hexadecimal literal."""
    mantissa, exponent = float(x).hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{exponent}"


def table(declaration, values, per_line):
    print(f"{declaration} = {{")
    for i in range(0, len(values), per_line):
        print("    " + ", ".join(values[i : i + per_line]) + ",")
    print("};")


print("/* Written by tools/gen-ziggurat.py; change that and run it again. */")
print("/* clang-format off */")
print('#include "core/ziggurat.h"')
for curve in (Exponential, Normal):
    x = solved(curve)
    scale = Decimal(2) ** 53
    print(f"\nconst double mu_zig_{curve.name}_start = {hex_double(x[1])}; /* {float(x[1])!r} */")
    table(f"const double mu_zig_{curve.name}_w[256]", [hex_double(e / scale) for e in x[:-1]], 4)
    table(
        f"const uint64_t mu_zig_{curve.name}_k[256]",
        [f"{int(x[i + 1] / x[i] * scale):#016x}" for i in range(LAYERS)],
        5,
    )
    table(f"const double mu_zig_{curve.name}_height[257]", [hex_double(curve.height(e)) for e in x], 4)
