#!/usr/bin/env python3
"""Writes engine/core/fmath_tables.c: the tables of exp and log and the coefficients of erfc.

    python3 tools/gen-fmath.py > engine/core/fmath_tables.c

All arithmetic has 60 digits, so that only the last rounding matters. What the numbers are for is said in
engine/core/fmath_parts.h.
"""
import struct
from decimal import Decimal, getcontext

getcontext().prec = 60
STEPS = 128  # of exp and of log alike
TERMS = 23  # of erfc: the next would be below 1e-18 of the first
TINY = Decimal(10) ** -65


def hex_double(x):
    """The nearest double, as the shortest exact hexadecimal literal."""
    mantissa, exponent = float(x).hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{exponent}"


def bits_of(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double_of(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def multiple_of(unit, x):
    return (x / unit).to_integral_value() * unit


def pi():
    """Machin's formula: pi = 16 atan(1/5) - 4 atan(1/239)."""

    def atan_of_inverse(n):
        power, total, k = Decimal(1) / n, Decimal(0), 0
        while abs(power) > TINY:
            total += power / (2 * k + 1) * (-1) ** k
            power /= n * n
            k += 1
        return total

    return 16 * atan_of_inverse(5) - 4 * atan_of_inverse(239)


PI = pi()


def cosine(x):
    term, total, n = Decimal(1), Decimal(1), 0
    while abs(term) > TINY:
        n += 2
        term *= -x * x / (n * (n - 1))
        total += term
    return total


def scaled_erfc(x):
    """exp(x^2) erfc(x): by the series of erf below 4, by Laplace's continued fraction above."""
    if x < 4:
        term, total, n = x, x, 0
        while abs(term) > TINY:
            n += 1
            term *= 2 * x * x / (2 * n + 1)
            total += term
        return (x * x).exp() - 2 / PI.sqrt() * total
    fraction = x
    for k in range(400, 0, -1):
        fraction = x + Decimal(k) / 2 / fraction
    return 1 / (fraction * PI.sqrt())


def print_exp_table():
    print("const mu_exp_step mu_exp_table[128] = {")
    for i in range(STEPS):
        exact = (Decimal(2).ln() * i / STEPS).exp()
        nearest = Decimal(float(exact))
        print(f"    {{ {hex_double(nearest)}, {hex_double(exact / nearest - 1)} }},")
    print("};\n")


def print_log_table():
    """One row for each 128th part of the doubles that share an exponent, counted from MU_LOG_START."""
    start = bits_of(0.6875) - 2**44  # so that 1 is in the middle of its interval
    unit = Decimal(2) ** -42
    print("const mu_log_step mu_log_table[128] = {")
    for i in range(STEPS):
        first, last = double_of(start + i * 2**45), double_of(start + (i + 1) * 2**45)
        inverse = multiple_of(Decimal(2) ** -12, 2 / (Decimal(first) + Decimal(last)))
        if first < 1 < last:
            inverse = Decimal(1)
        exact = -inverse.ln()
        high = multiple_of(unit, exact)
        print(f"    {{ {hex_double(inverse)}, {hex_double(high)}, {hex_double(exact - high)} }},")
    print("};\n")


def print_erfc_coefficients():
    """Chebyshev interpolation of (x + 3) exp(x^2) erfc(x), x in [0.5, 28], in the variable 1 / (x + 3)."""
    nodes = 48
    most, least = 1 / (Decimal("0.5") + 3), 1 / (Decimal(28) + 3)
    angle = [cosine(PI * j / (2 * nodes)) for j in range(4 * nodes)]
    values = []
    for j in range(nodes):
        x = 1 / ((most + least) / 2 + (most - least) / 2 * angle[2 * j + 1]) - 3
        values.append((x + 3) * scaled_erfc(x))
    print(f"const double mu_erfc_chebyshev[{TERMS}] = {{")
    for k in range(TERMS):
        c = 2 * sum(v * angle[k * (2 * j + 1) % (4 * nodes)] for j, v in enumerate(values)) / nodes
        print(f"    {hex_double(c if k else c / 2)},")
    print("};")


print("/* Written by tools/gen-fmath.py; change that and run it again. */")
print("/* clang-format off */")
print('#include "core/fmath_parts.h"\n')
print_exp_table()
print_log_table()
print_erfc_coefficients()
