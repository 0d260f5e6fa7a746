/** Events as they leave the console: rendered for the API, and all matching ones in a file. */
@NullMarked
package com.mantisnxt.sync.activity.export;

import org.jspecify.annotations.NullMarked;
