"""NumPy and PyTorch on the problems of the bench, asked line by line as the other contenders are.

The NumPy step is written by hand, with its slopes: NumPy differentiates nothing. Usage:
    peers.py (numpy|torch|cuda) PROBLEM FOLDER
    peers.py about
"""

import ctypes
import json
import os
import sys
import time

import numpy as np

SIZES = [784, 128, 64, 10]
BATCH, BATCHES = 64, 100
STEPS = {"sgd": 100, "adam": 100, "conv": 20}
RATE = {"sgd": 0.1, "adam": 1e-3, "conv": 0.1}
GO = 0.008


def read(folder, name, shape, kind=np.float32):
    return np.fromfile(os.path.join(folder, name), kind).reshape(shape)


def sides(folder):
    with open(os.path.join(folder, "plan.json")) as file:
        return json.load(file)["sides"]


def layers(folder):
    names = [f"{kind}{l}" for l in range(3) for kind in ("weight", "bias")]
    shapes = [s for l in range(3) for s in ([SIZES[l + 1], SIZES[l]], [SIZES[l + 1]])]
    return [read(folder, n, s) for n, s in zip(names, shapes)]


def batches(folder):
    images = read(folder, "images", [BATCHES, BATCH, SIZES[0]])
    return images, read(folder, "labels", [BATCHES, BATCH], np.uint8).astype(np.int64)


def checksum(product):
    side = len(product)
    rows = np.arange(side)
    return float(product[rows, 7 * rows % side].astype(np.float64).mean())


class Training:
    """A work: `start()` gives a step of `k` that returns the loss before it."""

    def __init__(self, start, steps):
        self.start, self.steps, self.step, self.k = start, steps, None, 0

    def check(self):
        step = self.start()
        for k in range(self.steps):
            step(k % BATCHES)
        return float(step(self.steps % BATCHES))

    def run(self, times):
        self.step = self.step or self.start()
        for _ in range(times):
            self.step(self.k)
            self.k = (self.k + 1) % BATCHES


class Product:
    def __init__(self, multiply, a, b):
        self.multiply, self.a, self.b = multiply, a, b

    def check(self):
        return checksum(np.asarray(self.multiply(self.a, self.b)))

    def run(self, times):
        for _ in range(times):
            self.multiply(self.a, self.b)


def numpy_mlp(folder, rule):
    images, labels = batches(folder)
    rows = np.arange(BATCH)

    def start():
        # A step's own arrays are made once, as one writes it who wants speed.
        w = [p.T.copy() if p.ndim == 2 else p.copy() for p in layers(folder)]
        grads = [np.empty_like(p) for p in w]
        a1, a2, z = (np.empty((BATCH, n), np.float32) for n in SIZES[1:])
        d1, d2 = np.empty_like(a1), np.empty_like(a2)
        update = numpy_update(rule, w, grads)

        def step(k):
            x, y = images[k], labels[k]
            np.matmul(x, w[0], out=a1)
            np.add(a1, w[1], out=a1)
            np.maximum(a1, 0, out=a1)
            np.matmul(a1, w[2], out=a2)
            np.add(a2, w[3], out=a2)
            np.maximum(a2, 0, out=a2)
            np.matmul(a2, w[4], out=z)
            np.add(z, w[5], out=z)
            np.subtract(z, z.max(1, keepdims=True), out=z)
            np.exp(z, out=z)
            np.divide(z, z.sum(1, keepdims=True), out=z)
            loss = -np.log(z[rows, y]).mean()
            z[rows, y] -= 1
            np.multiply(z, np.float32(1 / BATCH), out=z)
            np.matmul(a2.T, z, out=grads[4])
            np.sum(z, 0, out=grads[5])
            np.matmul(z, w[4].T, out=d2)
            np.multiply(d2, a2 > 0, out=d2)
            np.matmul(a1.T, d2, out=grads[2])
            np.sum(d2, 0, out=grads[3])
            np.matmul(d2, w[2].T, out=d1)
            np.multiply(d1, a1 > 0, out=d1)
            np.matmul(x.T, d1, out=grads[0])
            np.sum(d1, 0, out=grads[1])
            update()
            return loss

        return step

    return Training(start, STEPS[rule])


def numpy_update(rule, parameters, grads):
    room = [np.empty_like(p) for p in parameters]
    if rule == "sgd":
        rate = np.float32(RATE["sgd"])

        def update():
            for p, g, r in zip(parameters, grads, room):
                np.multiply(g, rate, out=r)
                np.subtract(p, r, out=p)

        return update
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    t = 0

    def adam():
        nonlocal t
        t += 1
        c1, c2 = 1 - 0.9**t, 1 - 0.999**t
        rate, small = np.float32(RATE["adam"] * c2**0.5 / c1), np.float32(1e-8 * c2**0.5)
        for p, g, m, v, r in zip(parameters, grads, first, second, room):
            np.multiply(m, np.float32(0.9), out=m)
            np.multiply(g, np.float32(0.1), out=r)
            np.add(m, r, out=m)
            np.multiply(v, np.float32(0.999), out=v)
            np.multiply(g, g, out=r)
            np.multiply(r, np.float32(0.001), out=r)
            np.add(v, r, out=v)
            np.sqrt(v, out=r)
            np.add(r, small, out=r)
            np.divide(m, r, out=r)
            np.multiply(r, rate, out=r)
            np.subtract(p, r, out=p)

    return adam


def numpy_products(folder):
    pairs = {n: [read(folder, f"{f}{n}", [n, n]) for f in "ab"] for n in sides(folder)}
    outs = {n: np.empty([n, n], np.float32) for n in sides(folder)}
    multiply = lambda n: lambda a, b: np.matmul(a, b, out=outs[n])
    return {str(n): Product(multiply(n), a, b) for n, (a, b) in pairs.items()}


def torch_works(problem, folder):
    import torch
    from torch import nn

    torch.set_num_threads(1)
    if problem == "matmul":
        pairs = {n: [torch.from_numpy(read(folder, f"{f}{n}", [n, n])) for f in "ab"] for n in sides(folder)}
        outs = {n: torch.empty(n, n) for n in sides(folder)}
        multiply = lambda n: lambda a, b: torch.matmul(a, b, out=outs[n])
        return {str(n): Product(multiply(n), a, b) for n, (a, b) in pairs.items()}
    images, labels = map(torch.from_numpy, batches(folder))
    loss_of = nn.CrossEntropyLoss()

    def mlp():
        net = nn.Sequential(
            nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10)
        )
        return net, layers(folder)

    def conv():
        net = nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(8 * 13 * 13, 10),
        )
        names = {"filters": [8, 1, 3, 3], "filterBias": [8], "readout": [10, 1352], "readoutBias": [10]}
        return net, [read(folder, n, s) for n, s in names.items()]

    def training(make, rule):
        def start():
            net, values = make()
            with torch.no_grad():
                for p, value in zip(net.parameters(), values):
                    p.copy_(torch.from_numpy(value))
            maker = torch.optim.Adam if rule == "adam" else torch.optim.SGD
            optimiser = maker(net.parameters(), lr=RATE[rule])

            def step(k):
                loss = loss_of(net(images[k]), labels[k])
                optimiser.zero_grad(set_to_none=True)
                loss.backward()
                optimiser.step()
                return loss.detach()

            return step

        return Training(start, STEPS[rule])

    if problem == "conv":
        return {"conv": training(conv, "conv")}
    return {rule: training(mlp, rule) for rule in ("sgd", "adam")}


def cuda_works(problem, folder):
    """cuBLAS through PyTorch, in the 32 bits that everybody else computes with."""
    import torch

    torch.backends.cuda.matmul.allow_tf32 = False
    device = torch.device("cuda")

    class OnGpu(Product):
        def check(self):
            return checksum(self.multiply(self.a, self.b).cpu().numpy())

        def run(self, times):
            super().run(times)
            torch.cuda.synchronize()

    works = {}
    for n in sides(folder):
        a, b = (torch.from_numpy(read(folder, f"{f}{n}", [n, n])).to(device) for f in "ab")
        out = torch.empty(n, n, device=device)
        works[str(n)] = OnGpu(lambda a, b, out=out: torch.matmul(a, b, out=out), a, b)
    return works


def numpy_works(problem, folder):
    if problem == "matmul":
        return numpy_products(folder)
    return {rule: numpy_mlp(folder, rule) for rule in ("sgd", "adam")}


def megabytes():
    if not os.path.exists("/proc/self/statm"):
        import resource  # macOS: bytes, and the most there ever were

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def bout(work, seconds, times=None, go=GO):
    def timed(times):
        before = time.perf_counter()
        work.run(times)
        return time.perf_counter() - before

    asked, times = times, times or 1
    once = timed(times)
    while asked is None and once < go:
        times = int(times * min(4, 1.2 * go / once)) + 1
        once = timed(times)
    each, end = [], time.perf_counter() + seconds
    while not each or time.perf_counter() < end:
        each.append(timed(times) / times)
    each.sort()
    return {"median": each[len(each) // 2], "megabytes": megabytes()}


def main(library, problem, folder):
    makers = {"numpy": numpy_works, "torch": torch_works, "cuda": cuda_works}
    works = makers[library](problem, folder)
    print(json.dumps({name: work.check() for name, work in works.items()}), flush=True)
    for line in sys.stdin:
        ask = json.loads(line)
        work = works[ask.pop("work")]
        print(json.dumps(bout(work, **ask)), flush=True)


def openblas_kernels():
    """Which processor the OpenBLAS that NumPy has loaded takes this one for; empty if it is another library."""
    (np.ones((8, 8)) @ np.ones((8, 8))).sum()
    with open("/proc/self/maps") as file:
        paths = {line.split()[-1] for line in file if "openblas" in line}
    for path in paths:
        library = ctypes.CDLL(path)
        for name in ("openblas_get_corename", "scipy_openblas_get_corename64_"):
            try:
                function = getattr(library, name)
            except AttributeError:
                continue
            function.restype = ctypes.c_char_p
            return function().decode()
    return ""


def about():
    found = {"numpy": np.__version__, "kernels": ""}
    try:
        found["kernels"] = openblas_kernels()
    except OSError:
        pass  # no /proc here
    try:
        import torch

        found["torch"] = torch.__version__
        if torch.cuda.is_available():
            found["cuda"] = torch.cuda.get_device_name()
    except ImportError:
        pass
    print(json.dumps(found))


if sys.argv[1:] == ["about"]:
    about()
else:
    main(*sys.argv[1:])
