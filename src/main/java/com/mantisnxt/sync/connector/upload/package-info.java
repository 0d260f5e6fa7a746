/** Files that people hand in for a connection instead of an address. */
@NullMarked
package com.mantisnxt.sync.connector.upload;

import org.jspecify.annotations.NullMarked;
