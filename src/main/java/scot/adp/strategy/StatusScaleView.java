package scot.adp.strategy;

import java.util.List;

/** A scale of statuses, in order. */
public record StatusScaleView(String code, String title, List<StatusView> statuses) {
}
