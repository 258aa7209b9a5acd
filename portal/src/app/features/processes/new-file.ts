/** What can be added to a draft besides words for mails and scenarios. */
export type FileKind = 'decision' | 'process' | 'form' | 'words';

const endings: Record<Exclude<FileKind, 'words'>, string> = { decision: '.dmn', process: '.bpmn', form: '.form' };

export const fileNameOf = (kind: Exclude<FileKind, 'words'>, name: string): string => name + endings[kind];

/** Files that can have words in the language and have none yet. */
export const wordless = (files: readonly string[], language: string): { source: string; name: string }[] =>
  files
    .filter((name) => /^[^/]+\.(form|bpmn)$/.test(name))
    .map((source) => ({ source, name: source.replace(/form$/, `labels.${language}.yaml`) }))
    .map(({ source, name }) => ({ source, name: name.replace(/bpmn$/, `texts.${language}.yaml`) }))
    .filter(({ name }) => !files.includes(name));

/** What a new file says: the least that can be drawn. */
export const contentOf = (kind: Exclude<FileKind, 'words'>, id: string, name: string): string => {
  const said = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  if (kind === 'form')
    return `${JSON.stringify({ type: 'default', id, schemaVersion: 18, components: [] }, null, 2)}\n`;
  return kind === 'decision' ? decision(id, said) : process(id, said);
};

const decision = (id: string, name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="definitions_${id}" name="${name}" namespace="https://assent.io/decisions">
  <decision id="${id}" name="${name}">
    <decisionTable id="table_${id}" hitPolicy="FIRST">
      <input id="input_Priority" label="Priority">
        <inputExpression id="inputExpression_Priority">
          <text>ticket.priority</text>
        </inputExpression>
      </input>
      <output id="output_Result" label="Result" name="result" typeRef="string" />
      <rule id="rule_Otherwise">
        <inputEntry id="entry_Otherwise">
          <text>-</text>
        </inputEntry>
        <outputEntry id="output_Otherwise_Result">
          <text>"usual"</text>
        </outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="diagram_${id}">
      <dmndi:DMNShape id="shape_${id}" dmnElementRef="${id}">
        <dc:Bounds height="80" width="180" x="160" y="100" />
      </dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`;

const process = (id: string, name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_${id}" targetNamespace="https://assent.io/processes">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">
    <bpmn:startEvent id="startEvent_Called" name="Called">
      <bpmn:outgoing>flow_Called</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:endEvent id="endEvent_Done" name="Done">
      <bpmn:incoming>flow_Called</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="flow_Called" sourceRef="startEvent_Called" targetRef="endEvent_Done" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram_${id}">
    <bpmndi:BPMNPlane id="plane_${id}" bpmnElement="${id}">
      <bpmndi:BPMNShape id="startEvent_Called_shape" bpmnElement="startEvent_Called">
        <dc:Bounds x="162" y="182" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="162" y="224" width="36" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="endEvent_Done_shape" bpmnElement="endEvent_Done">
        <dc:Bounds x="302" y="182" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="306" y="224" width="28" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="flow_Called_edge" bpmnElement="flow_Called">
        <di:waypoint x="198" y="200" />
        <di:waypoint x="302" y="200" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
