"""«vuelta»: cuántas cifras lee con cada B, y lo que dice de ello."""

import numpy as np

from optlib.digits import network
from optlib.figures import figure
from optlib.figures.each.vuelta import SPEC, read


def test_what_it_reads_and_the_steps_it_takes():
    sizes = SPEC.params["batch_size"].stops
    assert [len(figure("vuelta", batch_size=size).trajectory) - 1 for size in sizes] == [300, 75, 19, 4, 1]
    assert [int(read({"batch_size": size}).sum()) for size in sizes] == [93, 92, 81, 72, 63]


def test_each_image_is_seen_once_and_the_network_of_the_course_is_the_same():
    for size in (4, 300):
        batches = network(0, batch_size=size).batches
        seen = np.concatenate([batches.indices(k) for k in range(batches.per_epoch)])
        assert sorted(seen) == list(range(1200))
    assert network(0).batches.batch_size == 64
