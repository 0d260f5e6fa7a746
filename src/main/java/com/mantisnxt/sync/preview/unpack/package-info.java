/** Makes previews that can be decided on out of those that services wrote by plain SQL. */
@NullMarked
package com.mantisnxt.sync.preview.unpack;

import org.jspecify.annotations.NullMarked;
