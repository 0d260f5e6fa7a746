/** The house rules of docs/ARCHITECTURE, each as a test that fails. */
@NullMarked
package com.mantisnxt.sync.architecture;

import org.jspecify.annotations.NullMarked;
