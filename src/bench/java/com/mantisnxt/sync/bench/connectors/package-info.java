/** How fast other systems are read, beside the same pages without us. */
@NullMarked
package com.mantisnxt.sync.bench.connectors;

import org.jspecify.annotations.NullMarked;
