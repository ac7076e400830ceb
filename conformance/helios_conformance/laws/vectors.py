"""Laws on what turns text into vectors, compares them and makes them smaller."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import ClassVar, Final

from hypothesis import strategies as st

from helios_conformance.meaning import agents, data
from helios_conformance.subject import Subject

from .base import Broken, Example, Part, Target
from .hook import HookLaw, reply

__all__ = ["LAWS"]


def _pair() -> st.SearchStrategy[list[list[float]]]:
    return data.finite_vectors(2).map(lambda vectors: vectors[:2])


class _PairLaw(HookLaw):
    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw two vectors of one length, of finite numbers."""
        call = {name: part for name, part in super().parts(subject, target).items() if name == "call"}
        return {**call, "pair": Part(_pair())}


class SimilarityIsSymmetric(_PairLaw):
    """Both orders."""

    name = "similarity-is-symmetric"
    sentence = "Two vectors are as alike as they are in the other order."
    functions: ClassVar = (("embedding", 1, "similarity"), ("embedding", 2, "similarity"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Ask for both orders."""
        a, b = example["pair"]
        one = reply(subject, target, {**example, "a": a, "b": b})
        two = reply(subject, target, {**example, "a": b, "b": a})
        if one is not None and two is not None and not _close(one, two):
            raise Broken(f"{a} and {b} are alike by {one}, in the other order by {two}")


class SimilarityIsSelfMaximal(_PairLaw):
    """A vector and itself."""

    name = "similarity-is-self-maximal"
    sentence = "No vector is more like another than like itself."
    functions: ClassVar = (("embedding", 1, "similarity"), ("embedding", 2, "similarity"))

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Compare."""
        a, b = example["pair"]
        own = reply(subject, target, {**example, "a": a, "b": a})
        other = reply(subject, target, {**example, "a": a, "b": b})
        if own is None or other is None:
            return
        if math.isnan(own) or math.isnan(other):
            raise Broken(f"the similarity of finite vectors {a} and {b} is no number")
        if other > own and not _close(own, other):
            raise Broken(f"{a} is like itself by {own}, and like {b} by {other}")


class EmbeddingsHaveOneDimension(HookLaw):
    """Vectors of several texts."""

    name = "embeddings-have-one-dimension"
    sentence = "Every text gets one vector of finite numbers, all of the one length that the plugin says."
    functions: ClassVar = (("embedding", 1, "compute-embedding"), ("embedding", 2, "embed"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw texts."""
        call = {name: part for name, part in super().parts(subject, target).items() if name == "call"}
        return {**call, "texts": Part(st.lists(agents.message, max_size=3))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Measure them."""
        texts = example["texts"]
        if target.version == 1:
            length = len(reply(subject, target, {"text": "a"}))
            vectors = [reply(subject, target, {"text": text}) for text in texts]
        else:
            length = reply(subject, target, example, "dimensions")
            vectors = reply(subject, target, example)
            if vectors is None or length is None:
                return
            if not reply(subject, target, example, "model-name"):
                raise Broken("its model has no name")
        if len(vectors) != len(texts) or length < 1:
            raise Broken(f"{len(texts)} texts got {len(vectors)} vectors of {length} dimensions")
        for text, vector in zip(texts, vectors, strict=True):
            if len(vector) != length or not all(map(math.isfinite, vector)):
                raise Broken(f"{text[:100]!r} got a vector of {len(vector)} numbers, expected {length} finite ones")


class DistancesAreNotNegative(HookLaw):
    """Distances of finite vectors."""

    name = "distances-are-not-negative"
    sentence = "Each vector gets one distance, zero or more; none is nearer to a vector than itself."
    functions: ClassVar = (("vector_index", 1, "custom-distance"), ("vector_index", 2, "distances"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw vectors of one length; the first is the query."""
        call = {name: part for name, part in super().parts(subject, target).items() if name == "call"}
        return {**call, "all": Part(data.finite_vectors(2))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Measure from the first to each, itself included."""
        vectors = example["all"]
        query = vectors[0]
        if target.version == 1:
            found = [reply(subject, target, {"a": query, "b": other}) for other in vectors]
        else:
            found = reply(subject, target, {**example, "query": query, "vectors": vectors})
        if found is None:
            return
        if len(found) != len(vectors):
            raise Broken(f"{len(vectors)} vectors got {len(found)} distances")
        wrong = [distance for distance in found if not distance >= 0]
        if wrong:
            raise Broken(f"the distance of {query} to one of {vectors} is {wrong[0]}")
        if min(found) < found[0] and not _close(min(found), found[0]):
            raise Broken(f"{query} is {found[0]} from itself, and {min(found)} from another")


class QuantizationWithinItsError(HookLaw):
    """There and back."""

    name = "quantization-within-its-error"
    sentence = "Each vector gets one code, and what a code decodes to is as near as the quantizer says."
    functions: ClassVar = (("vector_index", 1, "custom-quantization"), ("vector_index", 2, "train"))

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw a sample."""
        call = {name: part for name, part in super().parts(subject, target).items() if name == "call"}
        return {**call, "all": Part(data.finite_vectors(1))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Encode the sample, decode it and measure."""
        sample = example["all"]
        length = len(sample[0])
        if target.version == 1:
            made = reply(subject, target, {"vectors": sample})
            if len(made.codes) != len(sample) or made.dimensions != length:
                raise Broken(
                    f"{len(sample)} vectors of {length} got {len(made.codes)} codes of {made.dimensions} dimensions"
                )
            return
        quantizer = reply(subject, target, {**example, "sample": sample})
        if quantizer is None:
            return
        given = {**example, "quantizer": quantizer}
        codes = reply(subject, target, {**given, "vectors": sample}, "encode")
        decoded = reply(subject, target, {**given, "codes": codes}, "decode") if codes is not None else None
        if quantizer.dimensions != length or codes is None or decoded is None:
            raise Broken(f"it cannot encode and decode its own sample: dimensions {quantizer.dimensions} for {length}")
        if len(codes) != len(sample) or [len(vector) for vector in decoded] != [length] * len(sample):
            raise Broken(f"{len(sample)} vectors got {len(codes)} codes and {len(decoded)} vectors of length {length}")
        rounding = 1e-6 * length * (1 + max(abs(x) for vector in sample for x in vector))
        for before, after in zip(sample, decoded, strict=True):
            distances = reply(subject, target, {**example, "query": before, "vectors": [after]}, "distances")
            if distances and not distances[0] <= quantizer.max_error * 1.001 + rounding:
                raise Broken(f"{before} comes back as {after}, {distances[0]} away; max-error is {quantizer.max_error}")


def _close(a: float, b: float) -> bool:
    """Say whether two numbers of single precision are the same but for rounding."""
    return a == b or (math.isnan(a) and math.isnan(b)) or math.isclose(a, b, rel_tol=1e-4, abs_tol=1e-5)


LAWS: Final = (
    SimilarityIsSymmetric(), SimilarityIsSelfMaximal(), EmbeddingsHaveOneDimension(), DistancesAreNotNegative(),
    QuantizationWithinItsError(),
)  # fmt: skip
