/** The documents are held to what they describe: catalogue, running application, files. */
@NullMarked
package com.mantisnxt.sync.docs;

import org.jspecify.annotations.NullMarked;
