/** The custom connector: JSON, lines of JSON and CSV, from an address or a file that was handed in. */
@NullMarked
package com.mantisnxt.sync.connector.custom;

import org.jspecify.annotations.NullMarked;
