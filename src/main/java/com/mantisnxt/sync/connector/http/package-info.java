/** The one way out: requests to other systems, with checked addresses, bounded times and sizes. */
@NullMarked
package com.mantisnxt.sync.connector.http;

import org.jspecify.annotations.NullMarked;
