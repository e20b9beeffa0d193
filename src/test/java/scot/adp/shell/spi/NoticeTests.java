package scot.adp.shell.spi;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import scot.adp.shell.parts.NoticeBar;
import scot.adp.support.AdpTest;
import scot.adp.support.Windows;

import static org.assertj.core.api.Assertions.assertThat;

/** What modules have to say stands above every page. */
@AdpTest
class NoticeTests {

	@Autowired
	ApplicationContext context;

	@AfterEach
	void fallSilent() {
		TestNotices.SAID.set(false);
	}

	@ParameterizedTest
	@CsvSource({ "board, partners", "lead, ''", "board, privacy", ", privacy", ", sign-in" })
	void noticesStandAboveEveryPageInTheirOrder(@Nullable String account, String place) {
		TestNotices.SAID.set(true);
		Windows.of(context, account, place, ui -> {
			NoticeBar bar = bar(ui);
			assertThat(bar.isVisible()).isTrue();
			assertThat(bar.getElement().getChildren().map(Element::getTextRecursively))
				.startsWith("The telephone is out of order.", "A drug alert is in force.");
			assertThat(bar.getElement().getChildren().map(line -> line.getAttribute("role"))).containsOnly("status");
			return bar;
		});
	}

	@Test
	void whoHasNothingToSayHasNoLine() {
		Windows.of(context, "board", "partners", ui -> {
			NoticeBar bar = bar(ui);
			assertThat(bar.getChildren()).hasSize((int) context.getBeanProvider(Notice.class)
				.stream()
				.filter(notice -> notice.now().isPresent())
				.count());
			assertThat(bar.getElement().getTextRecursively()).doesNotContain("The telephone is out of order.");
			return bar;
		});
	}

	@Test
	void nothingStandsThereWhereNobodySpeaks() {
		assertThat(Windows.<Boolean>of(context, "board", "partners", ui -> {
			var bar = new NoticeBar(new StaticListableBeanFactory().getBeanProvider(Notice.class));
			bar.refresh();
			return bar.isVisible();
		})).isFalse();
	}

	private static NoticeBar bar(UI ui) {
		var frame = (Component) ui.getInternals().getActiveRouterTargetsChain().getLast();
		return frame.getElement()
			.getChildren()
			.flatMap(element -> element.getComponent().stream())
			.filter(NoticeBar.class::isInstance)
			.map(NoticeBar.class::cast)
			.findFirst()
			.orElseThrow();
	}

}
