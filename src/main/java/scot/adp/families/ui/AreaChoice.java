package scot.adp.families.ui;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import scot.adp.directory.AreaCode;
import scot.adp.directory.Areas;
import scot.adp.directory.LocalAreaView;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.Words;

/** Asks in which area a family lives, where somebody knows. */
final class AreaChoice extends Choice<LocalAreaView> {

	AreaChoice(Areas areas, LocalDate today, @Nullable AreaCode lives) {
		super(Words.of("family.area"), it -> it.code().value());
		var offered = areas.coverage(today);
		setItems(offered);
		setItemLabelGenerator(LocalAreaView::name);
		offered.stream().filter(it -> it.code().equals(lives)).findFirst().ifPresent(this::setValue);
	}

	@Nullable AreaCode chosen() {
		return getOptionalValue().map(LocalAreaView::code).orElse(null);
	}

}
