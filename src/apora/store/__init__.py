"""What a run keeps: one folder a step, keyed by a digest of everything that went in.

`digests` says what went in, `lock` keeps two runs apart, `steps` keeps finished steps,
`publish` puts the outputs in place. A killed run leaves the old result or none.
"""
