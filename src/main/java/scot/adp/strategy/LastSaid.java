package scot.adp.strategy;

import java.time.OffsetDateTime;

/**
 * What was last said of an action.
 *
 * @param update the last of its updates that stand
 * @param recordedAt when one that stands was last recorded, of whatever day it speaks
 */
public record LastSaid(UpdateId update, OffsetDateTime recordedAt) {
}
