/** The channels of alerts on the administrators' page, and those of the installation on the page of the upkeep. */
@NullMarked
package com.mantisnxt.sync.alert.channel.ui;

import org.jspecify.annotations.NullMarked;
