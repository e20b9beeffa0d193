package scot.adp.directory.spi;

import com.vaadin.flow.component.Component;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import scot.adp.support.AdpTest;
import scot.adp.support.Windows;

import static org.assertj.core.api.Assertions.assertThat;

/** Modules that partners and groups know nothing of show themselves with them. */
@AdpTest
class PanelsTests {

	@Autowired
	ApplicationContext context;

	@AfterEach
	void hide() {
		TestDirectoryPanels.SHOWN.set(false);
	}

	@Test
	void panelsStandWithTheUnitsAndGroupsTheyKnow() {
		TestDirectoryPanels.SHOWN.set(true);
		assertThat(words("partners")).containsOnlyOnce("Known of unit ").contains(" to board.");
		assertThat(words("groups")).containsOnlyOnce("Known of group ").contains(" to board.");
	}

	@Test
	void pagesAreWholeWithoutPanels() {
		assertThat(words("partners")).contains("Partners").doesNotContain("Known of unit");
		assertThat(words("groups")).contains("Groups").doesNotContain("Known of group");
	}

	private String words(String place) {
		return Windows.of(context, "board", place,
				ui -> ((Component) ui.getInternals().getActiveRouterTargetsChain().getFirst()).getElement()
					.getTextRecursively());
	}

}
