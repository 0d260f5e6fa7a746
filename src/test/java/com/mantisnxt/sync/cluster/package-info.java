/** Several nodes on one database, and what happens when the database or a node goes away. */
@NullMarked
package com.mantisnxt.sync.cluster;

import org.jspecify.annotations.NullMarked;
