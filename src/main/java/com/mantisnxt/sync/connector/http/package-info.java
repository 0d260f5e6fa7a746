/** The one way out: requests to other systems, with checked addresses, bounded times and sizes. */
@NamedInterface("http")
@NullMarked
package com.mantisnxt.sync.connector.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
