"""Everything that goes into a step, as one digest."""

import dataclasses
from typing import TYPE_CHECKING

from apora.store.digests import code_digest, digest_of, processor_family

if TYPE_CHECKING:
    from apora.evidence.case import Case


def case_digest(case: "Case") -> str:
    """Return the digest of a case, the code and the processor family.

    The case counts by its records, the hashes of its frozen texts and its name, not by
    the place where it lies.

    Args:
        case: The case.
    """
    from apora.evidence.texts import frozen_texts

    tables = {
        one.name: getattr(case, one.name)
        for one in dataclasses.fields(case)
        if one.name != "folder"
    }
    texts = {name: (text.state, text.sha256) for name, text in frozen_texts(case).items()}
    return digest_of(
        {
            "case": case.id,
            "tables": tables,
            "texts": texts,
            "code": code_digest(),
            "processor": processor_family(),
        }
    )
