/** How refusals and faults leave the REST API: RFC 9457 problem details with a stable code. */
@NullMarked
package com.mantisnxt.sync.base.api;

import org.jspecify.annotations.NullMarked;
