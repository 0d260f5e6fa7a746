/** Numbers for whoever watches over the installation. No label of any tells of an organisation. */
@NullMarked
package com.mantisnxt.sync.base.meter;

import org.jspecify.annotations.NullMarked;
