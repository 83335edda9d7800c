"""The data files of the figure `layers`, made from the book's data sets.

`python -m tests.figures.layers_data` writes them anew; a test compares them.
"""

import base64

import numpy as np

from mlmath.datasets import digits, photo
from publishing.paths import BOOK

FOLDER = BOOK / "figures" / "layers"
FINEST = 2047  # of the largest entry of a component
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def photo_file() -> str:
    pixels = photo().features
    text = base64.b64encode(pixels.astype(np.uint8).tobytes()).decode()
    return ("/** The photo of the data set: bytes of brightness, row by row. */\n"
            f"export const columns = {pixels.shape[1]};\n"
            f'export const brightness = "{text}";\n')


def principal() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the mean, the variances and the components of all digits."""
    X = digits().features
    mean = X.mean(axis=0)
    _, stretched, components = np.linalg.svd(X - mean, full_matrices=False)
    variances = stretched**2 / (len(X) - 1)
    some = variances > 1e-9 * variances[0]
    largest = abs(components).argmax(axis=1)
    signs = np.sign(components[np.arange(64), largest])
    return mean, variances[some], (components * signs[:, None])[some]


def chosen() -> np.ndarray:
    """Return the rows of the pictures: of each digit, the first for the test."""
    data = digits()
    return np.array([np.flatnonzero(data.test & (data.target == digit))[0]
                     for digit in range(10)])


def digit_file() -> str:
    mean, variances, components = principal()
    largest = abs(components).max()
    whole = np.rint(components / largest * FINEST).astype(int) + FINEST + 1
    text = "".join(LETTERS[value // 64] + LETTERS[value % 64]
                   for value in whole.ravel())
    pixels = "".join(LETTERS[value] for value in digits().features[chosen()].ravel())
    means = ", ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in mean)
    return ("/** Digits of the data set, and the principal components of all of them. */\n"
            "// A letter for each pixel, from A (0) to Q (16).\n"
            f'export const pixels = "{pixels}";\n'
            f"export const mean = [{means}];\n"
            f"export const variances = [{', '.join(f'{value:.5g}' for value in variances)}];\n"
            f"export const largest = {largest:.8g};\n"
            f"// Two letters for each entry, from −{FINEST} to {FINEST} parts of the largest.\n"
            f"export const finest = {FINEST};\n"
            f'export const components = "{text}";\n')


FILES = {"photo-data.js": photo_file, "digit-data.js": digit_file}


def main() -> None:
    for name, made in FILES.items():
        (FOLDER / name).write_text(made(), "utf-8")


if __name__ == "__main__":
    main()
