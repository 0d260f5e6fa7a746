/** What strangers and colleagues with too few rights may reach: asked of every address there is. */
@NullMarked
package com.mantisnxt.sync.security;

import org.jspecify.annotations.NullMarked;
