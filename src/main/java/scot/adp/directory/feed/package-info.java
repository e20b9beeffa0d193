/** The directory as an open feed, by the Open Referral UK profile. */
@NullMarked
package scot.adp.directory.feed;

import org.jspecify.annotations.NullMarked;
