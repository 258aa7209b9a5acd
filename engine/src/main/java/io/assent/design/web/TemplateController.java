package io.assent.design.web;

import io.assent.design.DraftLetters;
import io.assent.design.DraftLetters.TemplateChoice;
import io.assent.design.web.DraftController.ProblemResponse;
import io.assent.notifications.LetterPreviews.Letter;
import io.assent.shared.Caller;
import io.assent.shared.Page;
import io.assent.shared.web.BodyProblems;
import io.assent.shared.web.Total;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/packs/{key}/draft/templates")
@Tag(name = "Process design")
class TemplateController {

    private final DraftLetters letters;

    TemplateController(DraftLetters letters) {
        this.letters = letters;
    }

    /**
     * @param content the text as it is now, kept or not
     * @param ticket id or number of a request to show it with; absent for an example
     */
    record TemplatePreviewRequest(
            @Nullable String name,
            @Nullable String content,
            @Nullable String ticket) {}

    /** @param letter absent where something is wrong */
    record TemplatePreviewResponse(
            List<ProblemResponse> problems, @Nullable Letter letter) {}

    @GetMapping
    @Operation(summary = "What a pack may tell people in words of its own")
    Page<TemplateChoice> choices(Caller caller, @PathVariable String key) {
        List<TemplateChoice> choices = letters.choices(caller, key);
        return new Page<>(choices, null, Total.ifAsked(choices::size));
    }

    @PostMapping("/preview")
    @Operation(summary = "How a text of the draft looks as a mail; nothing is kept or sent")
    TemplatePreviewResponse preview(
            Caller caller, @PathVariable String key, @RequestBody TemplatePreviewRequest request, BodyProblems wrong) {
        DraftLetters.TemplatePreview preview =
                letters.preview(caller, key, request.name(), request.content(), request.ticket(), wrong.found());
        List<ProblemResponse> problems =
                preview.problems().stream().map(ProblemResponse::of).toList();
        return new TemplatePreviewResponse(problems, preview.letter());
    }
}
