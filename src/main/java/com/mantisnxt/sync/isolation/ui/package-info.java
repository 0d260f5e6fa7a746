/** What came of the proof, on the page of the upkeep. */
@NullMarked
package com.mantisnxt.sync.isolation.ui;

import org.jspecify.annotations.NullMarked;
