"""The Matplotlib backend of cells: `plt.show()` shows below the cell."""

from matplotlib.backend_bases import FigureManagerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg

from browser_kernel.figures import show_open_figures


def show(*ignored, **options):
    show_open_figures()


class FigureManager(FigureManagerBase):
    @classmethod
    def pyplot_show(cls, *ignored, **options):
        show_open_figures()

    def show(self):
        show_open_figures()


class FigureCanvas(FigureCanvasAgg):
    manager_class = FigureManager
