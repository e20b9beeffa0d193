package scot.adp.strategy.spi;

import scot.adp.strategy.ActionId;

/**
 * Something of another module that belongs to an action changed, so that readers who take
 * changes alone are to have the action again. Published within the transaction of the
 * change.
 */
public record ActionTouched(ActionId action) {
}
