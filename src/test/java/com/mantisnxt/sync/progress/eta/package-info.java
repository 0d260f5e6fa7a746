/** Speed and ETA as the database computes them, on simulated and on recorded syncs, with a clock of the tests' own. */
@NullMarked
package com.mantisnxt.sync.progress.eta;

import org.jspecify.annotations.NullMarked;
