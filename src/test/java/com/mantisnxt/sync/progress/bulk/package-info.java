@NullMarked
package com.mantisnxt.sync.progress.bulk;

import org.jspecify.annotations.NullMarked;
