/** Live progress: reports in, the live feed, what the operators see and steer. */
@NullMarked
package com.mantisnxt.sync.progress;

import org.jspecify.annotations.NullMarked;
