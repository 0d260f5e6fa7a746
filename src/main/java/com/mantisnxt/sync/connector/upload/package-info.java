/** Files that people hand in for a connection instead of an address. */
@NullMarked
@NamedInterface("upload")
package com.mantisnxt.sync.connector.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
