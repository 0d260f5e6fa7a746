/** Two made-up organisations and a dozen make-believe sync services; only with the profile demo. */
@NullMarked
package com.mantisnxt.sync.demo;

import org.jspecify.annotations.NullMarked;
