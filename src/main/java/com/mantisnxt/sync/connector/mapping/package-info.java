/** Their fields as ours: mappings that people write, and what is read by them. */
@NullMarked
package com.mantisnxt.sync.connector.mapping;

import org.jspecify.annotations.NullMarked;
