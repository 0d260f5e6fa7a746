/** Benchmarks: each figure beside its baseline, taken in the same run. */
@NullMarked
package com.mantisnxt.sync.bench;

import org.jspecify.annotations.NullMarked;
