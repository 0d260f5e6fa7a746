/** What all exports share: their formats, and cells that no spreadsheet takes for a formula. */
@NullMarked
package com.mantisnxt.sync.base.export;

import org.jspecify.annotations.NullMarked;
